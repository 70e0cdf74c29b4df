package org.arangolab.run.html;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A colour for each of the servers that used most; all others share grey. */
record Palette(Map<String, Integer> colours) {
    /** The style sheet has as many. */
    static final int COLOURS = 8;

    static Palette of(List<Life> lives) {
        Map<String, Double> peaks = lives.stream().filter(life -> !life.tool)
                .collect(Collectors.toMap(Life::lane, life -> life.series.peakRss(), Math::max, LinkedHashMap::new));
        List<String> chosen = peaks.entrySet().stream().sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(COLOURS).map(Map.Entry::getKey).toList();
        Map<String, Integer> colours = new LinkedHashMap<>();
        peaks.keySet().stream().filter(chosen::contains).forEach(lane -> colours.put(lane, colours.size() + 1));
        return new Palette(colours);
    }

    /** How the colour is called in the style sheet. */
    String css(String lane) {
        return colours.containsKey(lane) ? "c" + colours.get(lane) : "c0";
    }
}

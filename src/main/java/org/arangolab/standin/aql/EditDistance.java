package org.arangolab.standin.aql;

/** The Damerau-Levenshtein distance: insertions, deletions, changes, and swaps of neighbours. */
final class EditDistance {
    private EditDistance() {
    }

    static int of(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        int[][] cost = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length; j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            for (int j = 1; j <= b.length; j++) {
                cost[i][j] = cheapest(a, b, i, j, cost);
            }
        }
        return cost[a.length][b.length];
    }

    private static int cheapest(int[] a, int[] b, int i, int j, int[][] cost) {
        int change = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        int best = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}

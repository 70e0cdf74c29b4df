package org.arangolab.standin.tools.http;

/** The values of {@code --ssl.protocol} that are still spoken. */
enum TlsVersion {
    TLS_1_2("TLSv1.2"), TLS_1_3("TLSv1.3"), ANY("TLSv1.3", "TLSv1.2");

    private final String[] protocols;

    TlsVersion(String... protocols) {
        this.protocols = protocols;
    }

    static TlsVersion of(long option) {
        return switch ((int) option) {
            case 5 -> TLS_1_2;
            case 6 -> TLS_1_3;
            default -> ANY;
        };
    }

    String[] protocols() {
        return protocols.clone();
    }
}

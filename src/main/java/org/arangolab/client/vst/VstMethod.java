package org.arangolab.client.vst;

import java.util.Arrays;
import org.arangolab.ConfigException;
import org.arangolab.client.Request;

/** The methods, in the order of their numbers in VelocyStream. */
enum VstMethod {
    DELETE, GET, POST, PUT, HEAD, PATCH, OPTIONS;

    /**
     * The method of a request.
     *
     * @throws ConfigException when VelocyStream does not have it, or it takes no body but there is one
     */
    static VstMethod of(Request request) {
        VstMethod method = Arrays.stream(values()).filter(m -> m.name().equals(request.method())).findFirst()
                .orElseThrow(() -> new ConfigException(request
                + " is no request that VelocyStream can carry: its methods"
                        + " are " + Arrays.toString(values())));
        if ((method == GET || method == HEAD) && request.body().isPresent()) {
            throw new ConfigException(request + " is no request that VelocyStream can carry: method " + method
                    + " must not have a request body.");
        }
        return method;
    }

    int code() {
        return ordinal();
    }
}

package org.arangolab.dsl;

import org.arangolab.instance.Authentication;
import org.arangolab.instance.Bind;
import org.arangolab.instance.Protocol;
import org.arangolab.instance.Role;

/** The values of settings as bare names: every script sees them, {@code role: single}. */
public final class SettingNames {
    public static final Role single = Role.SINGLE;
    public static final Role agent = Role.AGENT;
    public static final Role dbserver = Role.DBSERVER;
    public static final Role coordinator = Role.COORDINATOR;

    public static final Protocol tcp = Protocol.TCP;
    public static final Protocol ssl = Protocol.SSL;
    public static final Protocol unix = Protocol.UNIX;
    public static final Protocol h2 = Protocol.H2;
    public static final Protocol vst = Protocol.VST;

    public static final Authentication none = Authentication.NONE;
    public static final Authentication basic = Authentication.BASIC;
    public static final Authentication jwt = Authentication.JWT;

    public static final Bind loopback = Bind.LOOPBACK;
    public static final Bind broadcast = Bind.BROADCAST;

    private SettingNames() {
    }
}

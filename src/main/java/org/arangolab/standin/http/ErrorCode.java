package org.arangolab.standin.http;

/**
 * ArangoDB's error numbers with the HTTP status each is answered with and its standard text.
 * Source: facts/server.md 3.1 ({@code GeneralResponse::responseCode} and {@code errors.dat}).
 */
public enum ErrorCode {
    INTERNAL(500, 4, "internal error"),
    NOT_IMPLEMENTED(501, 9, "not implemented"),
    BAD_PARAMETER(400, 10, "bad parameter"),
    FORBIDDEN(403, 11, "forbidden"),
    NOT_AUTHORIZED(401, 11, "not authorized to execute this request"),
    LOCK_TIMEOUT(500, 18, "lock timeout"),
    DEBUG(500, 22, "intentional debug error"),
    SHUTTING_DOWN(503, 30, "shutdown in progress"),
    RESOURCE_LIMIT(500, 32, "resource limit exceeded"),
    HTTP_BAD_PARAMETER(400, 400, "bad parameter"),
    HTTP_UNAUTHORIZED(401, 401, "unauthorized"),
    HTTP_NOT_FOUND(404, 404, "not found"),
    HTTP_METHOD_NOT_ALLOWED(405, 405, "method not supported"),
    HTTP_PRECONDITION_FAILED(412, 412, "precondition failed"),
    HTTP_NOT_IMPLEMENTED(501, 501, "not implemented"),
    HTTP_SERVICE_UNAVAILABLE(503, 503, "service unavailable"),
    HTTP_CORRUPTED_JSON(400, 600, "invalid JSON object"),
    READ_ONLY(403, 1004, "read only"),
    FILESYSTEM_FULL(500, 1104, "filesystem full"),
    CONFLICT(409, 1200, "conflict"),
    /** The same number as {@link #CONFLICT}, for an {@code If-Match} or {@code _rev} check on one document. */
    REVISION_MISMATCH(412, 1200, "conflict, _rev values do not match"),
    DOCUMENT_NOT_FOUND(404, 1202, "document not found"),
    DATA_SOURCE_NOT_FOUND(404, 1203, "collection or view not found"),
    DOCUMENT_HANDLE_BAD(400, 1205, "illegal document identifier"),
    DUPLICATE_NAME(409, 1207, "duplicate name"),
    ILLEGAL_NAME(400, 1208, "illegal name"),
    UNIQUE_CONSTRAINT_VIOLATED(409, 1210, "unique constraint violated"),
    INDEX_HANDLE_BAD(400, 1214, "illegal index identifier"),
    INDEX_NOT_FOUND(404, 1212, "index not found"),
    CROSS_COLLECTION_REQUEST(400, 1213, "cross collection request not allowed"),
    COLLECTION_TYPE_INVALID(400, 1218, "collection type invalid"),
    DOCUMENT_KEY_BAD(400, 1221, "illegal document key"),
    DOCUMENT_KEY_UNEXPECTED(400, 1222, "unexpected document key"),
    DOCUMENT_KEY_MISSING(400, 1226, "missing document key"),
    DOCUMENT_TYPE_INVALID(400, 1227, "invalid document type"),
    DATABASE_NOT_FOUND(404, 1228, "database not found"),
    DATABASE_NAME_INVALID(400, 1229, "database name invalid"),
    USE_SYSTEM_DATABASE(403, 1230, "operation only allowed in system database"),
    INVALID_KEY_GENERATOR(400, 1232, "invalid key generator"),
    INVALID_EDGE_ATTRIBUTE(400, 1233, "edge attribute missing or invalid"),
    QUERY_KILLED(410, 1500, "query killed"),
    QUERY_PARSE(400, 1501, "syntax error"),
    QUERY_EMPTY(400, 1502, "query is empty"),
    QUERY_NUMBER_OUT_OF_RANGE(400, 1504, "number out of range"),
    QUERY_VARIABLE_REDECLARED(400, 1511, "variable '%s' is assigned multiple times"),
    QUERY_VARIABLE_NAME_UNKNOWN(400, 1512, "unknown variable '%s'"),
    QUERY_TOO_MUCH_NESTING(500, 1524, "too much nesting or too many objects"),
    QUERY_FUNCTION_NAME_UNKNOWN(400, 1540, "usage of unknown function '%s()'"),
    QUERY_FUNCTION_ARGUMENT_NUMBER_MISMATCH(400, 1541,
            "invalid number of arguments for function '%s()'"),
    QUERY_FUNCTION_ARGUMENT_TYPE_MISMATCH(400, 1542, "invalid argument type in call to function '%s()'"),
    QUERY_INVALID_REGEX(500, 1543, "invalid regex value"),
    QUERY_BIND_PARAMETERS_INVALID(400, 1550, "invalid structure of bind parameters"),
    QUERY_BIND_PARAMETER_MISSING(400, 1551, "no value specified for declared bind parameter '%s'"),
    QUERY_BIND_PARAMETER_UNDECLARED(400, 1552, "bind parameter '%s' was not declared in the query"),
    QUERY_BIND_PARAMETER_TYPE(400, 1553, "bind parameter '%s' has an invalid value or type"),
    QUERY_INVALID_ARITHMETIC_VALUE(500, 1561, "invalid arithmetic value"),
    QUERY_DIVISION_BY_ZERO(400, 1562, "division by zero"),
    QUERY_ARRAY_EXPECTED(400, 1563, "array expected"),
    QUERY_COLLECTION_USED_IN_EXPRESSION(500, 1568, "collection '%s' used as expression operand"),
    QUERY_FAIL_CALLED(500, 1569, "FAIL(%s) called"),
    QUERY_INVALID_DATE_VALUE(500, 1572, "invalid date value"),
    QUERY_INVALID_AGGREGATE_EXPRESSION(500, 1574, "invalid aggregate expression"),
    QUERY_COMPILE_TIME_OPTIONS(500, 1575, "query options must be readable at query compile time"),
    QUERY_ACCESS_AFTER_MODIFICATION(400, 1579, "access after data-modification by %s"),
    QUERY_FUNCTION_NOT_FOUND(404, 1582, "user function '%s()' not found"),
    QUERY_NOT_FOUND(404, 1591, "query ID not found"),
    QUERY_USER_ASSERT(500, 1593, "%s"),
    QUERY_USER_WARN(500, 1594, "%s"),
    CURSOR_NOT_FOUND(404, 1600, "cursor not found"),
    CURSOR_BUSY(409, 1601, "cursor is busy"),
    TRANSACTION_UNREGISTERED_COLLECTION(400, 1652, "unregistered collection used in transaction"),
    TRANSACTION_DISALLOWED_OPERATION(400, 1653, "disallowed operation inside transaction"),
    TRANSACTION_ABORTED(410, 1654, "transaction aborted"),
    TRANSACTION_NOT_FOUND(404, 1655, "transaction not found"),
    USER_INVALID_NAME(400, 1700, "invalid user name"),
    USER_DUPLICATE(409, 1702, "duplicate user"),
    USER_NOT_FOUND(404, 1703, "user not found"),
    TASK_NOT_FOUND(404, 1852, "task not found"),
    GRAPH_COLLECTION_MULTI_USE(400, 1920, "multi use of edge collection in edge def"),
    GRAPH_COLLECTION_USE_IN_MULTI_GRAPHS(400, 1921, "edge collection already used in edge def"),
    GRAPH_CREATE_MISSING_NAME(400, 1922, "missing graph name"),
    GRAPH_CREATE_MALFORMED_EDGE_DEFINITION(400, 1923, "malformed edge definition"),
    GRAPH_NOT_FOUND(404, 1924, "graph '%s' not found"),
    GRAPH_DUPLICATE(409, 1925, "graph already exists"),
    GRAPH_VERTEX_COLLECTION_NOT_PART(404, 1926, "vertex collection does not exist or is not part of the graph"),
    GRAPH_NOT_IN_ORPHAN_COLLECTION(400, 1928, "collection is not in list of orphan collections"),
    GRAPH_COLLECTION_USED_IN_EDGE_DEFINITION(400, 1929, "collection already used in edge def"),
    GRAPH_EDGE_COLLECTION_NOT_USED(404, 1930, "edge collection not used in graph"),
    GRAPH_COLLECTION_USED_IN_ORPHANS(400, 1938, "collection used in orphans"),
    GRAPH_CREATE_MALFORMED_ORPHAN_LIST(400, 1943, "malformed orphan list"),
    GRAPH_EDGE_DEFINITION_IS_DOCUMENT(400, 1944,
            "edge definition collection is a document collection"),
    GRAPH_REFERENCED_VERTEX_COLLECTION_NOT_USED(400, 1947,
            "referenced vertex collection is not part of the graph"),
    CLUSTER_CHAIN_OF_DISTRIBUTESHARDSLIKE(400, 1485,
            "chain of distributeShardsLike references"),
    CLUSTER_MUST_NOT_DROP_COLL_OTHER_DISTRIBUTESHARDSLIKE(400, 1486,
            "must not drop collection while another has a distributeShardsLike attribute pointing to it"),
    CLUSTER_UNKNOWN_DISTRIBUTESHARDSLIKE(400, 1487,
            "must not have a distributeShardsLike attribute pointing to an unknown collection"),
    CLUSTER_TIMEOUT(500, 1457, "timeout in cluster operation"),
    CLUSTER_CONNECTION_LOST(503, 1465, "cluster internal HTTP connection broken"),
    CLUSTER_MUST_NOT_SPECIFY_KEY(400, 1466,
            "must not specify _key for this collection"),
    CLUSTER_NOT_ALL_SHARDING_ATTRIBUTES_GIVEN(500, 1468, "not all sharding attributes given"),
    CLUSTER_MUST_NOT_CHANGE_SHARDING_ATTRIBUTES(500, 1469,
            "must not change the value of a shard key attribute"),
    CLUSTER_UNSUPPORTED(501, 1470, "unsupported operation or parameter for clusters"),
    CLUSTER_ONLY_ON_COORDINATOR(501, 1471, "this operation is only valid on a coordinator in a cluster"),
    CLUSTER_BACKEND_UNAVAILABLE(503, 1478,
            "A cluster backend which was required for the operation could not be reached"),
    CLUSTER_SHARD_LEADER_REFUSES_REPLICATION(406, 1489, "a shard leader refuses to perform a replication operation"),
    AGENCY_COMMUNICATION_FAILED(500, 1492, "some agency operation failed"),
    CLUSTER_NOT_LEADER(503, 1496, "not a leader"),
    REPLICATION_WRITE_CONCERN(503, 1429,
            "not enough replicas for the configured write-concern are present"),
    CLUSTER_INSUFFICIENT_DBSERVERS(500, 1487,
            "the number of current DB-Servers is lower than the requested replicationFactor/writeConcern"),
    HTTP_GATEWAY_TIMEOUT(504, 504, "gateway timeout"),
    QUEUE_FULL(503, 21003, "queue is full"),
    QUEUE_TIME_REQUIREMENT_VIOLATED(412, 21004, "queue time violated");

    private final int status;
    private final int number;
    private final String text;

    /** The error of a status and a number; an internal error for a pair that is not here. */
    public static ErrorCode of(int status, int number) {
        for (ErrorCode code : values()) {
            if (code.status == status && code.number == number) {
                return code;
            }
        }
        return INTERNAL;
    }

    ErrorCode(int status, int number, String text) {
        this.status = status;
        this.number = number;
        this.text = text;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** ArangoDB's {@code errorNum}. */
    public int number() {
        return number;
    }

    /** The standard text; may hold one {@code %s}. */
    public String text() {
        return text;
    }
}

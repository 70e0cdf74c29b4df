package org.arangolab.standin.aql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.arangolab.standin.http.Json;

/** <code>{name: u.name, [key]: 1, age}</code>; of two attributes with one name the last one counts. */
record ObjectLiteral(List<Member> members) implements Expression {
    /**
     * One attribute.
     *
     * @param name  a literal, or an expression whose value is taken as text
     * @param value its value
     */
    record Member(Expression name, Expression value) {
    }

    ObjectLiteral {
        members = List.copyOf(members);
    }

    @Override
    public JsonNode evaluate(Execution run) {
        ObjectNode object = Json.object();
        for (Member member : members) {
            object.set(Text.of(member.name.evaluate(run)), member.value.evaluate(run));
        }
        return object;
    }

    @Override
    public List<Expression> operands() {
        List<Expression> all = new ArrayList<>(members.size() * 2);
        for (Member member : members) {
            all.add(member.name);
            all.add(member.value);
        }
        return all;
    }
}

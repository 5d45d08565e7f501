package io.throughline;

import io.throughline.camel.workflow.EventVersions;
import io.throughline.model.EventModel;
import java.util.List;
import java.util.Map;

/** The event model, as workflows ask it. */
record ModelVersions(EventModel model) implements EventVersions {

    @Override
    public boolean reaches(String from, String to) {
        return model.reaches(from, to);
    }

    @Override
    public Map<String, Object> lift(String from, String to, Map<String, Object> data) {
        return model.lift(from, to, data);
    }

    @Override
    public List<String> problems(String type, Map<String, Object> data) {
        return model.problems(type, data);
    }
}

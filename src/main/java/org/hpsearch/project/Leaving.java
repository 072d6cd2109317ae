package org.hpsearch.project;

import java.util.HashMap;
import java.util.Map;
import org.hpsearch.run.Observed;
import org.hpsearch.run.StepUnit;
import org.hpsearch.value.RegularName;

/// Finds when a run left the past of the one that goes on from it: when it wrote the first row whose step the other one
/// has itself. What it wrote from then on is no past of the other one. The rows of that one are seen first.
final class Leaving {
    private final boolean unknown;
    private final Observed observed;
    private final Map<String, Double> first = new HashMap<>();
    private final Map<String, Parents> parents = new HashMap<>();
    private double left = Double.NaN;

    /// The rows of one metric of the parent.
    private static final class Parents {
        private final boolean goesOn;
        private final double own;
        private boolean met;

        /// @param begun the parent's first step
        /// @param own   the first step of the run itself
        /// @param alike whether both count the same, as far as is known
        Parents(double begun, double own, boolean alike) {
            this.own = own;
            this.goesOn = own > begun && alike;
        }
    }

    /// @param unknown  whether steps do not tell: the run counts them anew
    /// @param observed what was seen of the run itself
    Leaving(boolean unknown, Observed observed) {
        this.unknown = unknown;
        this.observed = observed;
    }

    /// A row of the run itself.
    void own(String metric, double step) {
        if (!unknown) {
            first.putIfAbsent(metric, step);
        }
    }

    /// A row of its parent.
    ///
    /// @param before what was seen of the parent
    void parents(String metric, Observed before, double step, double time) {
        if (unknown) {
            return;
        }
        Parents rows = parents.computeIfAbsent(
                metric,
                name -> new Parents(
                        step, firstStep(name), !StepUnit.differ(before.unit(name), observed.unitOfAny(name))));
        if (rows.goesOn && !rows.met && step >= rows.own && !Double.isNaN(time)) {
            rows.met = true;
            left = Double.isNaN(left) ? time : Math.min(left, time);
        }
    }

    private double firstStep(String metric) {
        Double step = RegularName.find(metric, first);
        return step == null ? Double.NaN : step;
    }

    /// When that was, in seconds since the parent's start; NaN where nothing tells.
    double left() {
        return left;
    }
}

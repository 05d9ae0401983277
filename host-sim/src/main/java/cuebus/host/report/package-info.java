/// What a render says about itself: measured levels, `report.json` and `report.html`.
@NullMarked
package cuebus.host.report;

import org.jspecify.annotations.NullMarked;

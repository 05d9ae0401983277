/// Reading our JSON files strictly: every error names the file and the JSON pointer.
@NullMarked
package cuebus.json;

import org.jspecify.annotations.NullMarked;

/** What channels on top of channels have in common. */
package io.jackfield.platform.layer;

module plain {
    requires io.jackfield.api;
}

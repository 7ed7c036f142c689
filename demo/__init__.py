"""An invented web and an archive on loopback, with an example report: what `./run demo` and the tests run against."""

//! The program: hands the arguments to the library and returns its exit code.

fn main() -> std::process::ExitCode {
    finsam::cli::main(std::env::args_os())
}

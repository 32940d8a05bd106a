//! The program: hands the arguments to the library and returns its exit code.

/// Counts the memory in use, so that a process which reads a doubtful workbook can be held to a limit.
#[global_allocator]
static ALLOCATOR: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, usize::MAX);

fn main() -> std::process::ExitCode {
    finsam::main(std::env::args_os(), |bytes| ALLOCATOR.set_limit(bytes).is_ok())
}

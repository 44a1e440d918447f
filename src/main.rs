//! The one binary.

/// Pages are made of many small strings and rows: the system's allocator took an eighth of the time of a scorecard.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    touchstone::cli::main()
}

//! The one binary.

fn main() -> std::process::ExitCode {
    touchstone::cli::main()
}

//! The `xxgk` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(xxgk::cli::run(std::env::args_os()))
}

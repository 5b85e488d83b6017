//! The program `placet`.

mod commands;

/// Rows go from the threads of the database to those of the pages, and pages are made of many small texts: the allocator of
/// glibc spends a third of the time of a page on that and keeps what it freed.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    commands::main()
}

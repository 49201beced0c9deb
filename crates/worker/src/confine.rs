//! What a child takes from itself before it looks at a document: memory, time, files, the network, other programs.
//! Invariant: nothing here can be taken back by the process that did it. Where a system has no such means (or an old
//! kernel lacks one) the others stay; docs/adr/0016-worker.md says what each system has.

/// Ends this process when its parent does, by the system where it can.
pub(crate) fn die_with_parent() {
    #[cfg(target_os = "linux")]
    {
        let signal = Some(rustix::process::Signal::KILL);
        let _ = rustix::process::set_parent_process_death_signal(signal);
    }
}

/// Limits of this process by the system: memory, processor time, and no file may grow.
pub(crate) fn limit() {
    #[cfg(unix)]
    {
        use rustix::process::Resource;
        let mapped = mapped_bytes();
        let memory = mapped.saturating_add(crate::LIMIT_MEMORY);
        set(Resource::As, memory, memory);
        // At the first limit a signal says what happened; the second one kills.
        set(Resource::Cpu, crate::LIMIT_SECONDS, crate::LIMIT_SECONDS + 1);
        set(Resource::Fsize, 0, 0);
        set(Resource::Core, 0, 0);
    }
}

#[cfg(unix)]
fn set(resource: rustix::process::Resource, most: u64, ever: u64) {
    let limit = rustix::process::Rlimit { current: Some(most), maximum: Some(ever) };
    let _ = rustix::process::setrlimit(resource, limit);
}

/// What this program has mapped already: libraries of the window system that a reader does not use.
#[cfg(unix)]
fn mapped_bytes() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|told| told.split(' ').next().and_then(|pages| pages.parse::<u64>().ok()));
    pages.unwrap_or(0).saturating_mul(rustix::param::page_size() as u64)
}

/// Shuts the file system: nothing can be opened, made or run (Landlock).
pub(crate) fn shut_files() {
    #[cfg(target_os = "linux")]
    {
        use landlock::{ABI, Access, AccessFs, Ruleset, RulesetAttr};
        let ruleset = Ruleset::default().handle_access(AccessFs::from_all(ABI::V5));
        let _ = ruleset.and_then(Ruleset::create).and_then(landlock::RulesetCreated::restrict_self);
    }
}

/// Shuts everything but computing, memory, and the pipes that are open (seccomp), for all threads that run now. A call
/// that is not listed answers "not permitted", so that a library which asks for something it can do without goes on.
pub(crate) fn shut_calls() {
    #[cfg(target_os = "linux")]
    {
        let _ = filter().map(|filter| seccompiler::apply_filter_all_threads(&filter));
    }
}

#[cfg(target_os = "linux")]
fn filter() -> Option<seccompiler::BpfProgram> {
    use seccompiler::{SeccompAction, SeccompFilter};
    const ALLOWED: [i64; 31] = [
        // The pipes.
        libc::SYS_read,
        libc::SYS_readv,
        libc::SYS_write,
        libc::SYS_writev,
        libc::SYS_close,
        // Memory.
        libc::SYS_brk,
        libc::SYS_madvise,
        libc::SYS_mmap,
        libc::SYS_mprotect,
        libc::SYS_mremap,
        libc::SYS_munmap,
        // Threads that run already, and their end.
        libc::SYS_exit,
        libc::SYS_exit_group,
        libc::SYS_futex,
        libc::SYS_membarrier,
        libc::SYS_restart_syscall,
        libc::SYS_rseq,
        libc::SYS_sched_getaffinity,
        libc::SYS_sched_yield,
        libc::SYS_set_robust_list,
        // Signals to itself: an abort.
        libc::SYS_getpid,
        libc::SYS_gettid,
        libc::SYS_rt_sigaction,
        libc::SYS_rt_sigprocmask,
        libc::SYS_rt_sigreturn,
        libc::SYS_sigaltstack,
        libc::SYS_tgkill,
        // Time and chance.
        libc::SYS_clock_gettime,
        libc::SYS_clock_nanosleep,
        libc::SYS_getrandom,
        libc::SYS_nanosleep,
    ];
    let rules = ALLOWED.into_iter().map(|call| (call, Vec::new())).collect();
    let refused = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let architecture = std::env::consts::ARCH.try_into().ok()?;
    SeccompFilter::new(rules, refused, SeccompAction::Allow, architecture).ok()?.try_into().ok()
}

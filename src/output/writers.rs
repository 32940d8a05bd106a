//! Who writes the files of a set: the largest first, and then a writer on each core.

use rayon::prelude::*;

use super::error::OutputError;
use super::source::Source;
use super::written::Written;

/// With more rows than this a file takes much memory while it is made.
const LARGE: usize = 2_500;

/// Writes every source, the largest first: the overview takes as long as a dozen members. What comes of them stands in
/// the order of the sources.
pub fn write_each<S: Source>(
    sources: &[S],
    write: impl Fn(&S) -> Result<Written, OutputError> + Sync,
) -> Result<Vec<Written>, OutputError> {
    let mut order: Vec<(usize, &S)> = sources.iter().enumerate().collect();
    order.sort_by_cached_key(|(_, source)| std::cmp::Reverse(source.rows()));
    // One at a time, so that no thread is left with many when the others are done.
    let each = |sources: &[(usize, &S)]| -> Result<Vec<(usize, Written)>, OutputError> {
        let sources = sources.par_iter().with_max_len(1);
        sources.map(|(place, source)| Ok((*place, write(source)?))).collect()
    };
    let (large, others) = order.split_at(order.partition_point(|(_, source)| source.rows() > LARGE));
    let mut written = each(large)?;
    written.extend(match writers() {
        Some(writers) => writers.install(|| each(others))?,
        None => each(others)?,
    });
    written.sort_unstable_by_key(|(place, _)| *place);
    Ok(written.into_iter().map(|(_, written)| written).collect())
}

/// The writers of all but the very large files; none of their own where one thread at a time is asked for.
///
/// `rust_xlsxwriter` starts a thread for each sheet of a workbook, and the writer waits for them. Where threads stay on
/// the core of the one that starts them, each core has a writer that keeps to it: its threads find what it left in the
/// core's cache, and nobody is woken up on another core. Elsewhere there are twice as many writers as cores, half of
/// which wait.
fn writers() -> Option<rayon::ThreadPool> {
    let threads = rayon::current_num_threads();
    if threads < 2 {
        return None;
    }
    let pool = rayon::ThreadPoolBuilder::new();
    let pool = match own_cores(threads) {
        Some(cores) => pool.num_threads(threads).start_handler(move |index| {
            if let Some(core) = cores.get(index) {
                core_affinity::set_for_current(*core);
            }
        }),
        None => pool.num_threads(threads.saturating_mul(2)),
    };
    pool.build().ok()
}

/// A core for each thread, where threads inherit it and all of the process's cores are asked for: with fewer, another
/// process that asked for the same would stand on the same ones.
fn own_cores(threads: usize) -> Option<Vec<core_affinity::CoreId>> {
    let inherited = cfg!(target_os = "linux");
    core_affinity::get_core_ids().filter(|cores| inherited && cores.len() == threads)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_writer_keeps_to_its_core_and_so_do_the_threads_that_it_starts() {
        let (Some(pool), Some(cores)) = (writers(), own_cores(rayon::current_num_threads())) else {
            eprintln!("skipped: one core, or a system where threads do not inherit it");
            return;
        };
        let own = || std::thread::spawn(core_affinity::get_core_ids).join().unwrap().unwrap();
        let kept: Vec<_> = pool.broadcast(|_| own()).into_iter().flatten().collect();
        assert_eq!(kept, cores);
    }
}

//! Times evalica's core, skillratings and a bare loop on the votes of workloads, and prints a line of JSON for each.
//!
//! usage: podium-peers FOLDER, with the workloads L and XL below it

use evalica::bradley_terry::bradley_terry;
use evalica::elo::elo;
use evalica::utils::{matrices, win_plus_tie_matrix};
use ndarray::{Array1, ArrayView1};
use skillratings::elo::{elo as skillratings_elo, EloConfig, EloRating};
use skillratings::Outcomes;
use std::path::Path;
use std::time::Instant;

const START: f64 = 1000.0;
const STEP: f64 = 4.0;

/// The bytes of an .npy file behind its header.
fn values(file: &Path) -> Vec<u8> {
    let bytes = std::fs::read(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let header = u16::from_le_bytes([bytes[8], bytes[9]]) as usize;
    bytes[10 + header..].to_vec()
}

fn indices(file: &Path) -> Vec<usize> {
    let word = |b: &[u8]| i32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize;
    values(file).chunks_exact(4).map(word).collect()
}

struct Votes {
    first: Vec<usize>,
    second: Vec<usize>,
    /// 2 if the first won, 1 for a tie, 0 if the second won.
    outcome: Vec<u8>,
    competitors: usize,
}

impl Votes {
    fn read(folder: &Path) -> Votes {
        let first = indices(&folder.join("a.npy"));
        let second = indices(&folder.join("b.npy"));
        let competitors = 1 + first.iter().chain(&second).max().expect("votes");
        Votes { first, second, outcome: values(&folder.join("outcome.npy")), competitors }
    }

    /// In evalica's codes.
    fn winners(&self) -> Vec<u8> {
        self.outcome.iter().map(|&o| [2, 0, 1][o as usize]).collect()
    }
}

/// The median time of some runs after a first one, and the last answer.
fn timed<T>(runs: usize, work: impl Fn() -> T) -> (f64, T) {
    let mut answer = work();
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let begin = Instant::now();
            answer = work();
            begin.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[runs / 2], answer)
}

fn say(row: &str, tool: &str, seconds: f64, estimates: &[f64], remark: &str) {
    println!(
        r#"{{"row": "{row}", "tool": "{tool}", "seconds": {seconds}, "estimates": {estimates:?}, "remark": "{remark}"}}"#
    );
}

fn evalica_board(votes: &Votes) {
    let winners = votes.winners();
    let ones = Array1::<f64>::ones(winners.len());
    let first = ArrayView1::from(&votes.first);
    let second = ArrayView1::from(&votes.second);
    let winners = ArrayView1::from(&winners);
    let count = || matrices(&first, &second, &winners, &ones.view(), votes.competitors).unwrap();
    let (seconds, (wins, ties)) = timed(11, count);
    say("tally", "evalica's Rust core", seconds, &[], "");
    for tolerance in [1e-6, 1e-12] {
        let (seconds, (scores, _)) = timed(51, || {
            let matrix = win_plus_tie_matrix(&wins.view(), &ties.view(), 1.0, 0.5, tolerance);
            bradley_terry(&matrix.view(), tolerance, 1000).unwrap()
        });
        let estimates: Vec<f64> = scores.iter().map(|score| score.ln()).collect();
        say("fit", "evalica's Rust core", seconds, &estimates, &format!("tolerance {tolerance:e}"));
    }
}

fn evalica_elo(votes: &Votes) {
    let winners = votes.winners();
    let ones = Array1::<f64>::ones(winners.len());
    let first = ArrayView1::from(&votes.first);
    let second = ArrayView1::from(&votes.second);
    let winners = ArrayView1::from(&winners);
    let (seconds, ratings) = timed(5, || {
        let ones = ones.view();
        elo(&first, &second, &winners, &ones, votes.competitors, START, 10.0, 400.0, STEP, 1.0, 0.5).unwrap()
    });
    say("elo", "evalica's Rust core", seconds, &ratings.to_vec(), "");
}

fn skillratings_replay(votes: &Votes) {
    let config = EloConfig { k: STEP };
    let (seconds, ratings) = timed(5, || {
        let mut ratings = vec![EloRating { rating: START }; votes.competitors];
        for row in 0..votes.outcome.len() {
            let (first, second) = (votes.first[row], votes.second[row]);
            let outcome = [Outcomes::LOSS, Outcomes::DRAW, Outcomes::WIN][votes.outcome[row] as usize];
            let (a, b) = skillratings_elo(&ratings[first], &ratings[second], &outcome, &config);
            ratings[first] = a;
            ratings[second] = b;
        }
        ratings
    });
    let ratings: Vec<f64> = ratings.iter().map(|r| r.rating).collect();
    say("elo", "skillratings (Rust)", seconds, &ratings, "");
}

/// The formula and nothing else: what a compiler makes of an exponential a vote.
fn bare_replay(votes: &Votes) {
    let per_point = f64::ln(10.0) / 400.0;
    let (seconds, ratings) = timed(5, || {
        let mut ratings = vec![START; votes.competitors];
        for row in 0..votes.outcome.len() {
            let (first, second) = (votes.first[row], votes.second[row]);
            let expected = 1.0 / (1.0 + (per_point * (ratings[second] - ratings[first])).exp());
            let points = STEP * (0.5 * f64::from(votes.outcome[row]) - expected);
            ratings[first] += points;
            ratings[second] -= points;
        }
        ratings
    });
    say("elo", "a bare loop (Rust)", seconds, &ratings, "");
}

fn main() {
    let folder = std::env::args().nth(1).expect("usage: podium-peers FOLDER");
    let folder = Path::new(&folder);
    evalica_board(&Votes::read(&folder.join("L")));
    let long = Votes::read(&folder.join("XL"));
    evalica_elo(&long);
    skillratings_replay(&long);
    bare_replay(&long);
}

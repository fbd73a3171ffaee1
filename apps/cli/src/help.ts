/** `assay --help`. */
export const HELP = `Assay: benchmarks for models served by Ollama.

  assay serve                     API, live events and console on one port (what npm start does)
  assay import FILE…              import tasks: our files and sixteen public formats, also gzip
  assay run --models a,b          run tasks on models and wait for the end
  assay score --tasks F --answers F   score answers that were given elsewhere
  assay compare --models a,b      the honest comparison of stored runs, of a table of scores, or of votes
  assay probe --models a,b        measure the speed of models on an otherwise idle server
  assay export                    stored results as a file

  assay <command> --help          options of a command

Exit codes: 0 finished and every gate passed · 1 a gate failed · 2 wrong usage or configuration ·
3 finished with results missing or unscored · 70 a mistake inside Assay · 78 cannot start · 130 interrupted (resume with --resume).
`;

/** Options of each command. */
export const COMMAND_HELP: Readonly<Record<string, string>> = {
  serve: `assay serve

  Starts everything on one port. Configuration: environment variables, see docs/reference/configuration.md.
`,
  import: `assay import FILE… [--format F] [--type TASK_TYPE] [--dry-run] [--data-dir DIR | --api URL]

  Imports task files, all or nothing; every bad place is named with its line.
  --format F       how the file is written (yaml, json, jsonl, csv) or whose format it has (assay, gsm8k, humaneval, mbpp,
                   ifeval, mmlu, mmlu-pro, bbh, mt-bench, cruxeval, humaneval-x, evalplus, openai-evals, inspect, promptfoo,
                   client, choice); default: told by its fields
  --type T         task type of all of them (code_generation, code_analysis, reasoning, planning, general_chat)
  --dry-run        say what would happen and write nothing
  --api URL        import into a running instance
`,
  run: `assay run --models a,b[@server] [options]

  --tasks FILE | --suite NAME | --types t,…   what to ask; default: suite core
  --epochs N                repetitions of each task; default that of the suite, else 3
  --judge M[@server] | --no-judge
  --server URL              use this server (default: the registered ones, else OLLAMA_HOST)
  --name N                  name of the run
  --slots N                 requests at once on --server
  --temperature X --seed N --num-ctx N --num-predict N --think true|false|low|medium|high --time-limit-ms N
  --out FILE.json           write {run, results, comparison}
  --min-score X             fail (exit 1) when the mean accuracy of a model is below X (0–1)
  --baseline RUN|latest     fail (exit 1) when a model got worse than in that run; what looks worse is asked again at once, and only
                            the fresh answers decide
  --resume RUN|latest       go on with a run that was interrupted, or ask again for what is missing of one that has ended
  --data-dir DIR            the data folder
  --api URL                 drive a running instance instead
`,
  score: `assay score --tasks FILE --answers FILE [options]

  Stores answers that were given elsewhere as a run and scores them; no model is asked for an answer.
  --tasks FILE              task file, ours or a public format (as assay import takes)
  --answers FILE            JSONL or CSV of {task, model, output, epoch?, thinking?, durationMs?}, samples_*.jsonl of
                            lm-evaluation-harness, {task_id, completion | solution}, {prompt, response}, or results of
                            promptfoo as JSON; also gzip
  --model NAME              who answered, where the file does not say
  --judge M[@server] [--server URL]   asked where programs cannot decide
  --format F --type T       of the task file, as with assay import
  --name N                  name of the run
  --out FILE.json           write {run, results, comparison}
  --min-score X             fail (exit 1) when the mean accuracy of a model is below X (0–1)
  --data-dir DIR            the data folder
`,
  compare: `assay compare --models a,b[@server] [--runs ID,…] [--baseline NAME] [--out FILE.json] [--data-dir DIR | --api URL]
assay compare --scores FILE [--models a,b,…] [--baseline NAME] [--out FILE.json]
assay compare --votes FILE [--out FILE.json]

  --models         the comparison of 2 to 10 models on the tasks that they share
  --scores FILE    the same for any table of scores, of any number of models: JSONL or CSV, also .gz, of {task, model, score, epoch?, type?,
                   cluster?, server?}; score 0–1, true, false, or null = missing. More than ten models are compared pair by pair
  --votes FILE     pairwise votes {item, a, b, judge, asGiven, swapped?, human?, aLength?, bLength?}: strengths, win rates (also with equal
                   lengths), and what each judge is worth; or judge texts
                   {item, model, judge, text, scale}: the marks that can be read. The fields of the first line tell which
  --baseline NAME  only pairs with this model
`,
  probe: `assay probe --models a,b[@server] [--server URL] [--out FILE.json] [--data-dir DIR | --api URL]

  Measures each model alone: one warm-up, then five short and five long prompts, greedy, 128 tokens each.
  Exit code 3 when a probe is not valid (something else used the server) or failed.
  --server URL     on this server (default: the registered one that holds the model)
  --out FILE.json  write {probes}
`,
  export: `assay export [--run ID|latest] [--format FORMAT] [--out FILE] [--data-dir DIR | --api URL]

  Stored results, oldest first; to standard output without --out.
  --format         jsonl (default), json, csv: one row per result · junit: test cases for CI · markdown, html: a report, the verdict first;
                   the HTML file opens offline · benchstat: times in Go's benchmark format
`,
};

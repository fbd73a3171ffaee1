import type { JsonSchemaScorer } from '@assay/contracts';
import type { CodeSandbox } from '@assay/domain/run';
import type { ProvidedScore } from '../evaluate-answer';
import type { Extraction } from '../extract/extraction';
import { finding, notScored, type Finding } from '../scorers/finding';
import { readJson } from '../values/read-json';

/** Holds the JSON of an answer against the schema of the task; null where the answer holds none. */
export async function schemaScore(
  spec: JsonSchemaScorer,
  extraction: Extraction,
  sandbox: CodeSandbox,
): Promise<ProvidedScore | null> {
  if (!extraction.found) return null;
  return { finding: await schemaFinding(spec, extraction.text, sandbox) };
}

async function schemaFinding({ schema }: JsonSchemaScorer, text: string, sandbox: CodeSandbox): Promise<Finding> {
  const json = readJson(text);
  if (json === null) return finding(false, { reason: 'Wrong: the extracted text is not JSON', got: text });
  const check = await sandbox.checkSchema(schema, json.value);
  if (!check.ok) {
    const whose = check.ours ? check.problem : `The schema of the task cannot be used: ${check.problem}`;
    return notScored('harness_error', whose);
  }
  const { fault } = check;
  const reason = fault === null ? 'Right: it fits the schema' : `Wrong: it does not fit the schema: ${fault}`;
  return finding(fault === null, { reason, got: text });
}

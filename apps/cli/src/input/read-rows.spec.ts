import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { collectRows } from './collect-rows';

describe('collectRows', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-rows-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const rowsOf = async (content: string | Buffer) => {
    const path = join(folder, 'rows');
    await writeFile(path, content);
    return collectRows(path);
  };

  it('reads JSONL with line numbers, blank lines and a byte-order mark', async () => {
    expect(await rowsOf('\uFEFF{"task":"a"}\n\n{"task":"b"}')).toEqual([
      { line: 1, fields: { task: 'a' } },
      { line: 3, fields: { task: 'b' } },
    ]);
  });

  it('reads CSV, also with semicolons, quotes and CRLF', async () => {
    expect(await rowsOf('task,score\r\n"a, b",1\r\nc,\r\n')).toEqual([
      { line: 2, fields: { task: 'a, b', score: '1' } },
      { line: 3, fields: { task: 'c', score: '' } },
    ]);
    expect(await rowsOf('task;score\na;0,5\n')).toEqual([{ line: 2, fields: { task: 'a', score: '0,5' } }]);
  });

  it('names a record by the line that it begins in, whatever breaks its cells hold', async () => {
    const rows = await rowsOf('task,output\r\na,"one\r\ntwo"\r\nb,"x\ny"\r\nc,z\r\n');
    expect(rows.map(({ line }) => line)).toEqual([2, 4, 6]);
  });

  it('names the line where CSV is broken, also where a quote opens in the middle of a cell', async () => {
    await expect(rowsOf('task,score\na,1\nb"x",2\n')).rejects.toThrow(/rows:3 is not valid CSV: Invalid Opening Quote/);
    await expect(rowsOf('task,score\na,1,2\n')).rejects.toThrow(/rows:2 is not valid CSV/);
  });

  it('reads gzip of either', async () => {
    expect(await rowsOf(gzipSync('{"task":"a"}\n'))).toHaveLength(1);
    expect(await rowsOf(gzipSync('task\na\nb\n'))).toHaveLength(2);
  });

  it('reads a long gzip to its end', async () => {
    const lines = Array.from({ length: 60_000 }, (_, at) => JSON.stringify({ task: `task ${at}`, score: at % 7 }));
    expect(await rowsOf(gzipSync(lines.join('\n')))).toHaveLength(60_000);
  });

  it.each([
    ['', 'is empty'],
    ['\n \n', 'is empty'],
    ['[{"task":1}]', 'JSONL'],
    ['{"task":"a"}\n{"task":', ':2 is not valid JSON'],
    ['{"task":"a"}\n[1]', ':2 must be one JSON object'],
    ['task,score\na,1,2\n', ':2 is not valid CSV'],
    ['task,task\na,b\n', 'names the column "task" twice'],
    ['task,score\n"a,1\n', 'is not valid CSV'],
    ['{"score":NaN}\n', 'write null for a missing value'],
    [Buffer.from('\uFEFFtask,score\n', 'utf16le'), 'is UTF-16; save it as UTF-8'],
    [gzipSync('{"task":"a"}\n'.repeat(1_000)).subarray(0, 40), 'cannot be unpacked'],
  ])('refuses %j with the place', async (content, message) => {
    await expect(rowsOf(content)).rejects.toThrow(message);
  });

  it('says that a file is not there', async () => {
    await expect(collectRows(join(folder, 'nowhere'))).rejects.toThrow('cannot be read: ENOENT');
  });
});

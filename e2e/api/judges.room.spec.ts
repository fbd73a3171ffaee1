import type { GivenLabel, Judge, LabelDesk, Page } from '@assay/contracts';
import { FirstExams, JudgeExamFile } from '@assay/server/judges';
import { useDatabase } from '@assay/testing/database';
import { reads, startFakeOllama, withJudge, type FakeOllama, type JudgeQuestion } from '@assay/testing/fake-ollama';
import { RunningApp } from './start-app';

const database = useDatabase();
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** Answers hold "good" in the even tasks. */
const TASKS = Array.from({ length: 8 }, (_, no) => ({
  key: `say-${no}`,
  task_type: 'general_chat',
  category: 'words',
  task_description: `Say something, ${no}`,
  expected_output: 'good',
  evaluation_criteria: { scorers: [{ type: 'judge', checklist: [{ id: 'good', requirement: 'Says "good".' }] }] },
}));

/** Knows the right answers of the exam by heart, and reads everything else. */
function scholar(question: JudgeQuestion, right: ReadonlySet<string>) {
  if (question.requirement.startsWith('The answer contains') || question.requirement.includes('"'))
    return reads(question);
  return { met: right.has(question.answer), evidence: question.answer.slice(0, 20) };
}

describe('judges over HTTP', () => {
  let app: RunningApp;
  let fake: FakeOllama;
  let right: ReadonlySet<string>;

  beforeAll(async () => {
    app = await RunningApp.start(database.url());
    const { items } = await app.app.get(JudgeExamFile, { strict: false }).read();
    right = new Set(items.flatMap((item) => (item.right ? [item.answer] : [])));
    const answer = withJudge(
      ({ messages }) => (/[02468]$/.test(messages.at(-1)?.content ?? '') ? 'This is good.' : 'This is bad.'),
      (question, model) => (model.startsWith('yes') ? { met: true, evidence: '' } : scholar(question, right)),
    );
    fake = await startFakeOllama({ models: ['able', 'scholar', 'yes'], answer });
    await app.register(fake.url);
    await app.importTasks(TASKS);
    await app.runToEnd({
      models: [{ model: 'able' }],
      epochs: 1,
      taskIds: await app.taskIds(),
      judge: { model: 'scholar' },
    });
  });
  afterAll(async () => {
    await app.stop();
    await fake.close();
  });

  const named = async (name: string): Promise<Judge> => {
    const judge = (await app.get<Page<Judge>>('/api/judges')).items.find((one) => one.name.startsWith(name));
    if (judge === undefined) throw new Error(`no judge ${name}`);
    return judge;
  };
  const untilExamined = async (id: string): Promise<Judge> => {
    for (;;) {
      const judge = await app.get<Judge>(`/api/judges/${id}`);
      if (judge.exam !== null && judge.exam.finishedAt !== null) return judge;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('lists a judge that was used, unmeasured', async () => {
    expect(await named('scholar')).toMatchObject({
      server: 'fake',
      voided: null,
      verdicts: { met: 4, notMet: 4 },
      certificate: {
        grade: 'unmeasured',
        labels: 0,
        agreement: { value: null },
        passRate: { raw: 0.5, corrected: null },
      },
      exam: null,
    });
  });

  it('examines a judge that was never used, and says what a yes-sayer missed', async () => {
    const { id, verdicts } = await app.send<Judge>('POST', '/api/judges', { model: 'yes' });
    expect(verdicts).toEqual({ met: 0, notMet: 0 });
    const started = await app.send<Judge>('POST', `/api/judges/${id}/exam`);
    expect(started.exam).toMatchObject({ total: 36, result: null });
    const { exam } = await untilExamined(id);
    expect(exam).toMatchObject({ state: 'done', done: 36, reason: null });
    expect(exam?.result).toMatchObject({
      passed: false,
      rightAccepted: { value: 1, n: 12 },
      wrongRejected: { value: 0, n: 12 },
      nullAnswers: { asked: 12, met: 12, talkedInto: true },
    });
    expect(exam?.result?.missed.join(' ')).toMatch(/12 of 12 wrong answers pass/);
    expect(await app.send('POST', '/api/judges', { model: 'yes' })).toMatchObject({ id });
  });

  it('examines a used judge by itself, passes one that knows, and refuses a second sitting meanwhile', async () => {
    const { id } = await named('scholar');
    // What a timer does: the judge was used, nobody examined it, and no run is open.
    await app.app.get(FirstExams, { strict: false }).look();
    await expect(app.send('POST', `/api/judges/${id}/exam`)).rejects.toMatchObject({ code: 'conflict' });
    const { exam } = await untilExamined(id);
    expect(exam?.result).toMatchObject({
      rightAccepted: { value: 1 },
      wrongRejected: { value: 1 },
      controls: { wrong: 0 },
      unreadable: 0,
    });
  });

  it('hands out both kinds blind, in a fixed order, and turns labels into a certificate at once', async () => {
    const { id } = await named('scholar');
    const path = `/api/judges/${id}/labels?labeller=Ada`;
    let desk = await app.get<LabelDesk>(path);
    expect(await app.get<LabelDesk>(path)).toEqual(desk);
    expect(Object.keys(desk.next ?? {}).sort()).toEqual([
      'answer',
      'evaluationId',
      'item',
      'reference',
      'requirement',
      'task',
      'title',
    ]);
    for (let no = 0; no < 8; no += 1) {
      const { next } = desk;
      if (next === null) throw new Error('nothing to label');
      const label = next.answer.includes('good') ? 'yes' : 'no';
      desk = await app.send<LabelDesk>('POST', `/api/judges/${id}/labels`, {
        labeller: ' Ada ',
        evaluationId: next.evaluationId,
        item: next.item,
        label,
      });
      expect(desk.progress.own).toBe(no + 1);
      if (no === 3) expect([desk.progress.met, desk.progress.notMet]).toEqual([2, 2]);
    }
    expect(desk.next).toBeNull();
    expect(desk.certificate).toMatchObject({
      labels: 8,
      met: 4,
      notMet: 4,
      labellers: 1,
      agreement: { value: 1 },
      specificity: { value: 1, n: 4 },
    });
    const given = await app.get<Page<GivenLabel>>(`/api/judges/${id}/labels/given`);
    expect(given.items.map(({ labeller, label, judgeMet, counts }) => [labeller, label === judgeMet, counts])).toEqual(
      Array(8).fill(['Ada', true, true]),
    );
    // Four of four right leaves a specificity from 0.51: no more than fair, whatever the agreement.
    expect(['weak', 'fair']).toContain(desk.certificate.grade);
  });

  it('shows a second person the same answers first: the human ceiling', async () => {
    const { id } = await named('scholar');
    const url = `/api/judges/${id}/labels`;
    const { next } = await app.get<LabelDesk>(`${url}?labeller=Bob`);
    const word = { labeller: 'Bob', evaluationId: next?.evaluationId, item: next?.item };
    const said = await app.send<LabelDesk>('POST', url, { ...word, label: 'no' });
    expect(said.progress).toMatchObject({ own: 1, shared: 1 });
    expect((await app.send<LabelDesk>('POST', url, { ...word, label: 'skip' })).progress).toMatchObject({
      own: 0,
      shared: 0,
    });
    expect((await app.send<LabelDesk>('POST', url, { ...word, label: 'undo' })).next).toEqual(next);
    await expect(app.send('POST', url, { ...word, label: 'undo' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('does not count labels of a task that has other criteria now', async () => {
    const { id } = await named('scholar');
    await app.importTasks([
      {
        ...TASKS[0],
        evaluation_criteria: { scorers: [{ type: 'judge', checklist: [{ id: 'good', requirement: 'Is polite.' }] }] },
      },
    ]);
    expect((await app.get<Judge>(`/api/judges/${id}`)).certificate).toMatchObject({ labels: 7, outdated: 1 });
  });

  it('voids the certificate when the tag names another model', async () => {
    const { id, serverId, certificate } = await named('scholar');
    expect(certificate.labels).toBe(7);
    await app.database.query(
      `UPDATE server_models SET model_id = (SELECT id FROM models WHERE name LIKE 'able%' LIMIT 1) WHERE tag = 'scholar:latest' AND server_id = $1 AND seen_until IS NULL`,
      [serverId],
    );
    expect(await app.get<Judge>(`/api/judges/${id}`)).toMatchObject({
      voided: 'model_changed',
      certificate: { grade: 'unmeasured' },
    });
    await app.send('POST', `/api/judges/${id}/exam`);
    expect((await untilExamined(id)).exam).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('another judge'),
    });
  });

  const label = { labeller: 'Ada', evaluationId: NOBODY, item: '0/good', label: 'yes' };
  it.each([
    ['GET', 'labels', undefined, 'invalid_request'],
    ['GET', 'labels?labeller=%20', undefined, 'invalid_request'],
    ['GET', 'labels?labeller=Ada&verdict=1', undefined, 'invalid_request'],
    ['POST', 'labels', { ...label, label: 'maybe' }, 'invalid_request'],
    ['POST', 'labels', { ...label, labeller: '' }, 'invalid_request'],
    ['POST', 'labels', { ...label, labeller: 'x'.repeat(101) }, 'invalid_request'],
    ['POST', 'labels', { ...label, evaluationId: 'one' }, 'invalid_request'],
    ['POST', 'labels', { ...label, score: 1 }, 'invalid_request'],
    ['POST', 'labels', label, 'not_found'],
  ])('refuses %s %s with %j: %s', async (method, path, body, code) => {
    const { id } = await named('scholar');
    await expect(app.send(method, `/api/judges/${id}/${path}`, body)).rejects.toMatchObject({ code });
  });

  it('knows no judge that is not there', async () => {
    for (const [method, path] of [
      ['GET', `/api/judges/${NOBODY}`],
      ['POST', `/api/judges/${NOBODY}/exam`],
      ['GET', `/api/judges/${NOBODY}/labels?labeller=Ada`],
      ['GET', '/api/judges/garbage'],
    ] as const)
      await expect(app.send(method, path)).rejects.toMatchObject({ code: 'not_found' });
    await expect(app.send('POST', '/api/judges', { model: 'nobody' })).rejects.toMatchObject({ code: 'unknown_model' });
  });
});

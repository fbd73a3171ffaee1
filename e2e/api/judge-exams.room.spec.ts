import { JUDGE_VOIDS, type Judge, type LabelDesk, type Page } from '@assay/contracts';
import { FirstExams } from '@assay/server/judges';
import { useDatabase } from '@assay/testing/database';
import { judgeQuestion, startFakeOllama, withJudge, type FakeOllama } from '@assay/testing/fake-ollama';
import { RunningApp } from './start-app';

const database = useDatabase();
const NOBODY = '00000000-0000-7000-8000-000000000000';
const TASKS = Array.from({ length: 4 }, (_, no) => ({
  key: `say-${no}`,
  task_type: 'general_chat',
  category: 'words',
  task_description: `Say something, ${no}`,
  expected_output: 'good',
  evaluation_criteria: { scorers: [{ type: 'judge', checklist: [{ id: 'good', requirement: 'Says "good".' }] }] },
}));

describe('an exam and the rest of the world', () => {
  let app: RunningApp;
  let fake: FakeOllama;
  let serverId: string;
  let version = '0.33.0';
  const plain = withJudge(({ messages }) => (/[02]$/.test(messages.at(-1)?.content ?? '') ? 'good' : 'bad'));

  beforeAll(async () => {
    app = await RunningApp.start(database.url());
    fake = await startFakeOllama({
      models: ['able', 'judge'],
      answer: plain,
      get version() {
        return version;
      },
    });
    serverId = await app.register(fake.url);
    await app.importTasks(TASKS);
    const taskIds = await app.taskIds();
    await app.runToEnd({ models: [{ model: 'able' }], epochs: 1, taskIds, judge: { model: 'judge' } });
  });
  afterAll(async () => {
    await app.stop();
    await fake.close();
  });

  const theJudge = async (): Promise<Judge> => {
    const [judge] = (await app.get<Page<Judge>>('/api/judges')).items;
    if (judge === undefined) throw new Error('no judge');
    return judge;
  };
  const until = async (wanted: (judge: Judge) => boolean): Promise<Judge> => {
    for (;;) {
      const judge = await theJudge();
      if (wanted(judge)) return judge;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const isOver = ({ exam }: Judge): boolean => exam !== null && exam.finishedAt !== null;
  const questions = (): number => fake.chats.filter(({ messages }) => judgeQuestion(messages) !== null).length;

  it('is stopped at once, the question at its server too, and can be begun again', async () => {
    const { id } = await theJudge();
    const before = fake.chats.length;
    fake.setAnswer(withJudge(plain, () => ({ text: 'one two', fault: { kind: 'stall', atToken: 1 } })));
    await app.send('POST', `/api/judges/${id}/exam`);
    await fake.until(({ chats }) => chats.length > before);
    const stopped = await app.send<Judge>('POST', `/api/judges/${id}/exam/cancel`);
    expect(stopped.exam).toMatchObject({ state: 'cancelled', result: null, reason: 'It was cancelled.' });
    await fake.until(({ chats }) => chats.slice(before).every(({ endedBy }) => endedBy === 'client left'));
    await expect(app.send('POST', `/api/judges/${id}/exam/cancel`)).rejects.toMatchObject({ code: 'conflict' });
    await expect(app.send('POST', `/api/judges/${NOBODY}/exam/cancel`)).rejects.toMatchObject({ code: 'not_found' });
    fake.setAnswer(plain);
    await app.send('POST', `/api/judges/${id}/exam`);
    expect((await until(isOver)).exam).toMatchObject({ state: 'done', serverVersion: '0.33.0', current: true });
    // A sitting that somebody stopped, or that was held, is not begun again by itself.
    const asked = questions();
    await app.app.get(FirstExams, { strict: false }).look();
    expect(questions()).toBe(asked);
  });

  it('gives way to a run between two questions and goes on after it from where it was', async () => {
    const { id } = await theJudge();
    const before = fake.chats.length;
    await app.send('POST', `/api/judges/${id}/exam`);
    await fake.until(({ chats }) => chats.length > before + 2);
    const taskIds = await app.taskIds();
    const run = await app.runToEnd({ models: [{ model: 'able' }], epochs: 1, taskIds, judge: null });
    expect(run.status).toBe('completed');
    const { exam } = await until(isOver);
    expect(exam).toMatchObject({ state: 'done', done: 36 });
    const since = fake.chats.slice(before);
    const kinds = since.map(({ messages }) => (judgeQuestion(messages) === null ? 'a' : 'q')).join('');
    expect(kinds).toMatch(/^q+aaaaq+$/);
    // No question was put twice.
    expect(kinds.replaceAll('a', '').length).toBe(exam?.result?.replies);
  });

  it('is void, with the labels, under another version of the server, and counts again under the old one', async () => {
    const { id, certificate, verdicts } = await theJudge();
    expect(certificate.labels).toBe(0);
    const url = `/api/judges/${id}/labels`;
    let desk = await app.get<LabelDesk>(`${url}?labeller=Ada`);
    for (let no = 0; no < 4; no += 1) {
      const { evaluationId = '', item = '', answer = '' } = desk.next ?? {};
      const word = { labeller: 'Ada', evaluationId, item, label: answer.includes('good') ? 'yes' : 'no' };
      desk = await app.send<LabelDesk>('POST', url, word);
    }
    const known = await theJudge();
    expect(known).toMatchObject({ voided: null, serverVersion: '0.33.0', verdicts, certificate: { labels: 4 } });

    version = '0.34.0';
    await app.send('POST', `/api/servers/${serverId}/refresh`);
    expect(JUDGE_VOIDS).toContain('server_changed');
    expect(await theJudge()).toMatchObject({
      voided: 'server_changed',
      serverVersion: '0.34.0',
      verdicts: { met: 0, notMet: 0 },
      certificate: { grade: 'unmeasured', labels: 0, outdated: 4, outdatedByServer: 4 },
      exam: { serverVersion: '0.33.0', current: false },
      conduct: { standing: 'unknown', unreadable: { n: 0, of: 0 } },
    });
    expect((await app.get<LabelDesk>(`${url}?labeller=Bob`)).next).toBeNull();

    version = '0.33.0';
    await app.send('POST', `/api/servers/${serverId}/refresh`);
    expect(await theJudge()).toEqual(known);
  });

  it('tells how the judge behaves without any label', async () => {
    const { conduct } = await theJudge();
    expect(conduct).toMatchObject({
      controlsWrong: { n: 0 },
      unsupported: { n: 0, of: 2 },
      borderline: { n: 0, of: 4 },
    });
    expect(conduct.unreadable.n).toBe(0);
    expect(conduct.unreadable.of).toBeGreaterThan(36);
    expect(conduct.length).toEqual({ rho: null, answers: 0, flagged: false });
  });
});

import { plannedLoads } from './planned-loads';

describe('plannedLoads', () => {
  const block = (serverId: string, model: string) => ({ serverId, model });

  it('counts one per model and server', () =>
    expect(plannedLoads([block('s1', 'a'), block('s1', 'b'), block('s2', 'a')])).toBe(3));
  it('counts a judge that was loaded last only once', () =>
    expect(plannedLoads([block('s1', 'a'), block('s1', 'a')])).toBe(1));
  it('counts a model again that has to come back', () =>
    expect(plannedLoads([block('s1', 'a'), block('s1', 'b'), block('s1', 'a')])).toBe(3));
});

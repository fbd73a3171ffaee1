import { fitBeside } from './beside';
import { aComparison, aModel, aScope } from './fixtures';

const of = (models: number, scopes: number) =>
  fitBeside(
    aComparison({
      models: Array.from({ length: models }, (_, at) => aModel(`m${at}`)),
      scopes: Array.from({ length: scopes }, (_, at) => aScope(at === 0 ? 'overall' : `category:${at}`, { tasks: 5 })),
    }),
  );

describe('fitBeside', () => {
  it('puts figures of about one height side by side: four models, six scopes', () => expect(of(4, 6)).toBe(true));

  it('leaves no half-empty column beside a short plot of two models', () => expect(of(2, 2)).toBe(false));

  it('leaves none beside a scatter next to ten models in six scopes', () => expect(of(10, 6)).toBe(false));
});

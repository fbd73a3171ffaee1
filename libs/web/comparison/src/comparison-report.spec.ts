import { comparisonReport } from './comparison-report';
import { aComparison, aScope } from './fixtures';

describe('comparisonReport', () => {
  it('is Markdown with the finding first', async () => {
    const text = await textOf(
      await comparisonReport(aComparison({ scopes: [aScope('overall')] }), 'Comparison of A, B', 'md'),
    );
    expect(text.split('\n')[0]).toBe('# Comparison of A, B');
    expect(text).toContain('## Overall');
    expect(text).not.toContain('## Answers');
  });

  it('says what the page says of the judges', async () => {
    const said = ['Not yet checked against people: phi4. See Settings.'];
    for (const form of ['md', 'html'] as const)
      expect(
        await textOf(await comparisonReport(aComparison({ scopes: [aScope('overall')] }), 'A, B', form, said)),
      ).toContain('Not yet checked against people: phi4.');
  });

  it('is one HTML file without script or address', async () => {
    const blob = await comparisonReport(aComparison({ scopes: [aScope('overall')] }), 'Comparison of A, B', 'html');
    const page = new DOMParser().parseFromString(await textOf(blob), 'text/html');
    expect(blob.type).toContain('text/html');
    expect(page.querySelector('h1')?.textContent).toBe('Comparison of A, B');
    expect(page.querySelectorAll('script, [src], [href]')).toHaveLength(0);
  });
});

function textOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsText(blob);
  });
}

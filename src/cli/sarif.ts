import type { CheckedClaim } from './report';

/** SARIF 2.1.0 (OASIS), so that code-scanning pages show refuted claims. Regions count lines and columns from 1. */
export function sarif(claims: readonly CheckedClaim[]): unknown {
  const refuted = claims.filter((c) => c.verdict === 'refuted');
  const ruleOf = (c: CheckedClaim) => `nabla/${c.diagnosis[0]?.kind ?? 'derivative'}`;
  const rules = [...new Set(refuted.map(ruleOf))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Nabla',
            rules: rules.map((id) => ({
              id,
              shortDescription: { text: `Derivative claim: ${id.slice('nabla/'.length)}` },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: refuted.map((c) => ({
          ruleId: ruleOf(c),
          ruleIndex: rules.indexOf(ruleOf(c)),
          level: 'warning',
          message: { text: c.reason },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(c.file.replace(/\\/g, '/').replace(/#cell-\d+$/, '')) },
                region: {
                  startLine: c.range.start.line + 1,
                  startColumn: c.range.start.character + 1,
                  endLine: c.range.end.line + 1,
                  endColumn: c.range.end.character + 1,
                },
              },
            },
          ],
        })),
      },
    ],
  };
}

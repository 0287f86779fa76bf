import { describe, expect, it } from 'vitest';
import { shippedOf, withElectron } from '../../../build/package/sbom.mjs';
import { workflowProblems } from '../../../build/package/workflow-rules.mjs';

describe('the list of what is in a package', () => {
  it('has what is shipped, also where something that is not needs it too', () => {
    const bom = shippedOf(
      {
        bomFormat: 'CycloneDX',
        components: [
          { 'bom-ref': 'a@1.0.0', name: 'a', version: '1.0.0' },
          { 'bom-ref': 'tool@1.0.0', name: 'tool', version: '1.0.0' },
        ],
        dependencies: [
          { ref: 'quicksend@1.0.0', dependsOn: ['a@1.0.0', 'tool@1.0.0'] },
          { ref: 'tool@1.0.0', dependsOn: ['a@1.0.0'] },
          { ref: 'a@1.0.0' },
        ],
        metadata: { component: { 'bom-ref': 'quicksend@1.0.0' } },
      },
      [{ where: 'node_modules/a', name: 'a', version: '1.0.0', license: 'MIT' }],
    );
    expect(bom.components.map(({ name }) => name)).toEqual(['a']);
    expect(bom.dependencies).toEqual([
      { ref: 'quicksend@1.0.0', dependsOn: ['a@1.0.0'] },
      { ref: 'a@1.0.0', dependsOn: [] },
    ]);
  });

  it('names Electron, which the program depends on', () => {
    const bom = withElectron(
      {
        bomFormat: 'CycloneDX',
        components: [{ name: 'a' }],
        dependencies: [{ ref: 'quicksend@1.0.0', dependsOn: ['a@1.0.0'] }, { ref: 'a@1.0.0' }],
        metadata: { component: { 'bom-ref': 'quicksend@1.0.0' } },
      },
      '45.0.0',
    );
    expect(bom.components.map(({ name }) => name)).toEqual(['a', 'electron']);
    expect(bom.dependencies).toEqual([
      { ref: 'quicksend@1.0.0', dependsOn: ['a@1.0.0', 'pkg:npm/electron@45.0.0'] },
      { ref: 'a@1.0.0' },
      { ref: 'pkg:npm/electron@45.0.0', dependsOn: [] },
    ]);
  });
});

describe('a workflow', () => {
  const sha = 'a'.repeat(40);

  it('passes with its actions pinned and nothing allowed to begin with', () => {
    const text = `permissions: {}\njobs:\n  a:\n    steps:\n      - uses: a/b@${sha} # v1.2.3\n`;
    expect(workflowProblems(text)).toEqual([]);
  });

  it('does not pass with an action by its tag', () => {
    expect(workflowProblems('permissions: {}\n- uses: a/b@v4\n')).toEqual([
      '2: a/b@v4 is not pinned to a commit',
    ]);
  });

  it('does not pass where a commit’s version is not said', () => {
    expect(workflowProblems(`permissions: {}\n- uses: a/b@${sha}\n`)).toEqual([
      `2: a/b@${sha} does not say its version`,
    ]);
  });

  it('does not pass with permissions that nobody has named', () => {
    expect(workflowProblems('jobs: {}\n')).toEqual([
      '1: permissions are not taken away to begin with',
    ]);
  });
});

// @ts-check

/**
 * What actionlint does not ask of a workflow: actions by commit, and no permission that is not named.
 * @param {string} text
 * @returns {string[]} a line's number and a sentence each
 */
export function workflowProblems(text) {
  const lines = text.split('\n');
  /** @type {string[]} */
  const problems = [];
  lines.forEach((line, index) => {
    const action = /^\s*(?:- )?uses:\s*(\S+)(.*)$/.exec(line);
    if (action === null) return;
    const [, name = '', rest = ''] = action;
    if (!/@[0-9a-f]{40}$/.test(name))
      problems.push(`${index + 1}: ${name} is not pinned to a commit`);
    else if (!/^ # v\d+\.\d+\.\d+$/.test(rest))
      problems.push(`${index + 1}: ${name} does not say its version`);
  });
  if (!lines.includes('permissions: {}'))
    problems.push('1: permissions are not taken away to begin with');
  return problems;
}

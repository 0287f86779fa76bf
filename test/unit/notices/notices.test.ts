import { describe, expect, it } from 'vitest';
import { createNotices } from '../../../src/main/notices/notices';

describe('notices', () => {
  it('tells the same thing once and forgets it when dismissed', () => {
    let changes = 0;
    const notices = createNotices(() => (changes += 1));
    notices.add({ code: 'disk-full' });
    notices.add({ code: 'disk-full' });
    const [notice] = notices.list();
    expect(notices.list()).toHaveLength(1);
    notices.dismiss(notice!.id);
    expect(notices.list()).toEqual([]);
    expect(changes).toBe(2);
  });
});

import { systemUser } from './identity';

const ROOT = 'root:x:0:0:root:/root:/bin/bash';
const NOBODY = 'nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin';

describe('systemUser', () => {
  it('prefers postgres', () => {
    expect(systemUser([ROOT, NOBODY, 'postgres:x:114:121::/var/lib/postgresql:/bin/bash'].join('\n'))).toEqual({
      uid: 114,
      gid: 121,
    });
  });

  it('takes nobody where there is no postgres', () => {
    expect(systemUser([ROOT, NOBODY].join('\n'))).toEqual({ uid: 65_534, gid: 65_533 });
  });

  it('never takes root', () => {
    expect(systemUser([ROOT, 'postgres:x:0:0::/:/bin/sh'].join('\n'))).toBeNull();
  });
});

import { isBlockedAddress, isLoopbackAddress, isUnspecifiedAddress } from './blocked-address';

describe('isBlockedAddress', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '::1',
    '10.0.0.5',
    '172.16.0.1',
    '192.168.1.20',
    '100.64.0.7',
    'fd12:3456::1',
    '8.8.8.8',
    '2001:4860:4860::8888',
    '::ffff:10.0.0.5',
    '64:ff9b::808:808',
    '2002:a00:5::1',
  ])('lets %s pass', (address) => {
    expect(isBlockedAddress(address)).toBe(false);
  });

  it.each([
    '169.254.169.254',
    '169.254.0.1',
    'fe80::1',
    'fe80::1%eth0',
    'febf::1',
    'fd00:ec2::254',
    'fd20:ce::254',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    '0.0.0.0',
    '0.1.2.3',
    '::',
    '224.0.0.1',
    '239.255.255.250',
    'ff02::1',
    '255.255.255.255',
    '240.0.0.1',
  ])('blocks %s', (address) => {
    expect(isBlockedAddress(address)).toBe(true);
  });

  it.each([
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '::ffff:0:a9fe:a9fe',
    '::a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::a9fe:a9fe',
    '2002:a9fe:a9fe::1',
    '::ffff:0.0.0.0',
    '::ffff:255.255.255.255',
    '2852039166',
    '0xA9FEA9FE',
    '0251.0376.0251.0376',
    '[::ffff:a9fe:a9fe]',
  ])('sees through the form %s', (address) => {
    expect(isBlockedAddress(address)).toBe(true);
  });

  it.each(['', 'ollama.lan', '1.2.3.4.5', 'fe80:::1'])('blocks %j, which is no address', (address) => {
    expect(isBlockedAddress(address)).toBe(true);
  });
});

describe('isLoopbackAddress', () => {
  it('knows every form of loopback and nothing else', () => {
    expect(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1', '2130706433'].every(isLoopbackAddress)).toBe(true);
    expect(['10.0.0.1', '::', '0.0.0.0', 'localhost', '128.0.0.1'].some(isLoopbackAddress)).toBe(false);
  });
});

describe('isUnspecifiedAddress', () => {
  it('knows both bind addresses', () => {
    expect(['0.0.0.0', '::', '::ffff:0.0.0.0'].every(isUnspecifiedAddress)).toBe(true);
    expect(['::1', '127.0.0.1', ''].some(isUnspecifiedAddress)).toBe(false);
  });
});

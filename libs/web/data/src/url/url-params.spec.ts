import { choiceParam, choicesParam, listParam, numberParam, textParam, type UrlParam } from './url-params';

const roundTrip = <Value>(param: UrlParam<Value>, value: Value) => param.read(param.write(value));

describe('parameters of the address', () => {
  it('come back as they were written', () => {
    expect(roundTrip(textParam(), 'a & b')).toBe('a & b');
    expect(roundTrip(listParam(), ['qwen3:14b@rack-2', 'b'])).toEqual(['qwen3:14b@rack-2', 'b']);
    expect(roundTrip(choicesParam(['x', 'y', 'z']), ['z', 'x'])).toEqual(['x', 'z']);
    expect(roundTrip(numberParam({ min: 0, max: 2 }), 0.7)).toBe(0.7);
  });

  it('leave out what says nothing', () => {
    expect([
      textParam().write(''),
      listParam().write([]),
      choiceParam(['a', 'b'], 'a').write('a'),
      numberParam({ min: 0, max: 1 }).write(null),
    ]).toEqual([null, null, null, null]);
  });

  it('keep a real zero', () => expect(roundTrip(numberParam({ min: 0, max: 2 }), 0)).toBe(0));

  it('do not take what a stranger wrote into the address', () => {
    expect(choicesParam(['x', 'y']).read('x,evil')).toEqual(['x']);
    expect(choiceParam(['a', 'b'], 'a').read('c')).toBe('a');
    const whole = numberParam({ min: 1, max: 100, whole: true });
    expect(['0', '101', '1.5', 'NaN', '', ' ', '1e9'].map((text) => whole.read(text))).toEqual(Array(7).fill(null));
  });
});

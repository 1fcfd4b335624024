import { errorSentence } from '../../../src/providers/kit/error-text.js';

it('takes the first sentence there is', () => {
  expect(errorSentence({ error: { message: '  Not\n enabled. ' } }, ['error.message', 'message'])).toBe('Not enabled.');
  expect(errorSentence({ error: 'x', message: 'Slow down.' }, ['error.message', 'message'])).toBe('Slow down.');
});

it('has none when the body is of another form', () => {
  expect([errorSentence(null, ['error.message']), errorSentence('<html>', ['error.message']), errorSentence({ error: { message: 5 } }, ['error.message'])]).toEqual([null, null, null]);
});

it.each([
  ['Incorrect API key provided: sk-admin-abcd1234wxyz.', 'Incorrect API key provided: [key]'],
  ['Key sk-ant-****-9999 is archived.', 'Key [key] is archived.'],
])('blots out what looks like a key in %p', (said, shown) => {
  expect(errorSentence({ message: said }, ['message'])).toBe(shown);
});

it('cuts a sentence that goes on', () => {
  expect(errorSentence({ message: 'a '.repeat(400) }, ['message'])).toHaveLength(240);
});

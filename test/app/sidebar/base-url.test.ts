import { checkedForm } from '../../../src/app/sidebar/form.js';
import { litellm } from '../../../src/providers/litellm/index.js';
import { openai } from '../../../src/providers/openai/index.js';

const form = (provider: string, baseUrl: string, credentials: Readonly<Record<string, string>>) => ({ provider, name: '', baseUrl, credentials, settings: {} });

it('is wanted of a system the company runs itself, and of no other', () => {
  expect(() => checkedForm(form('litellm', '', { apiKey: 'sk-1' }), litellm, {})).toThrow('Base URL: It is missing. Give the address of your own LiteLLM, as https://llm.example.com.');
  expect(checkedForm(form('litellm', 'https://llm.acme.example/', { apiKey: 'sk-1' }), litellm, {})).toMatchObject({ baseUrl: 'https://llm.acme.example', settings: { keepDays: '14', mostPerDay: '2000' } });
  expect(checkedForm(form('openai', '', { adminKey: 'sk-1' }), openai, {}).baseUrl).toBe('');
});

it('has settings of a log within their bounds', () => {
  const settings = { keepDays: '365' };
  expect(() => checkedForm({ ...form('litellm', 'https://llm.acme.example', { apiKey: 'sk-1' }), settings }, litellm, {})).toThrow('Give a number of days from 1 to 90.');
});

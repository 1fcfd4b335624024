import { fillTemplate } from '../../../src/app/mail/template.js';

describe('a mail template', () => {
  it('escapes what could be markup, in text and in attributes', () => {
    expect(fillTemplate('<a title="{{t}}">{{t}}</a>', { t: `"<&>'` })).toBe('<a title="&quot;&lt;&amp;&gt;&#39;">&quot;&lt;&amp;&gt;&#39;</a>');
  });

  it('does not fill slots that came in with a value', () => {
    expect(fillTemplate('{{a}}{{b}}', { a: '{{b}}', b: 'x' })).toBe('{{b}}x');
  });

  it('repeats a part per set and sees the slots around it', () => {
    expect(fillTemplate('{{#rows}}{{n}}{{unit}} {{/rows}}', { unit: 'd', rows: [{ n: '1' }, { n: '2' }] })).toBe('1d 2d ');
  });

  it('shows a part only for text that is there', () => {
    const template = '{{#note}}[{{note}}]{{/note}}{{^note}}none{{/note}}';
    expect(fillTemplate(template, { note: 'x' })).toBe('[x]');
    expect(fillTemplate(template, { note: '' })).toBe('none');
  });

  it('nests parts', () => {
    expect(fillTemplate('{{#a}}{{#b}}{{c}}{{/b}};{{/a}}', { a: [{ b: [{ c: '1' }, { c: '2' }] }, { b: false }] })).toBe('12;;');
  });

  it('names a slot nobody fills', () => {
    expect(() => fillTemplate('{{total}}', {})).toThrow('Template: slot total is unknown.');
    expect(() => fillTemplate('{{toString}}', {})).toThrow('Template: slot toString is unknown.');
  });

  it('refuses parts that are left open or closed twice', () => {
    expect(() => fillTemplate('{{#a}}x', { a: true })).toThrow('Template: {{#a}} is never closed.');
    expect(() => fillTemplate('x{{/a}}', { a: true })).toThrow('Template: {{/a}} closes nothing that is open.');
  });
});

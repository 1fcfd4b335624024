import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSidebar, forScriptElement } from '../../local/build/sidebar.js';

const SHELL = '<!DOCTYPE html><html><head><title>Spend</title></head><body><div id="root"></div></body></html>';

async function page(script: string, shell = SHELL): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'spendsheet-sidebar-'));
  const path = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return buildSidebar({ shell: path('index.html', shell), styles: path('styles.css', 'body { color: #111111; }'), entry: path('main.ts', script), plugins: [] });
}

describe('building the sidebar', () => {
  it('puts styles and script into the one page HtmlService serves', async () => {
    expect(await page('document.title = "Spend";')).toBe(
      '<!DOCTYPE html><html><head><title>Spend</title><style>body{color:#111}</style>\n</head><body><div id="root"></div><script>(()=>{document.title="Spend";})();</script>\n</body></html>',
    );
  });

  it('lowers template literals', async () => {
    expect(await page('const p = location.port; document.title = `http://${p}//`;')).not.toContain('`');
  });

  it('writes characters beyond ASCII as escapes', async () => {
    expect(await page('document.title = "€" + /[…]/.source;')).toContain('"\\u20AC"+/[\\u2026]/.source');
  });

  it('lets no text of the script end its element', async () => {
    expect(await page('document.title = "</script>" + "<!--";')).not.toMatch(/"<\/script>|"<!--/);
    expect(forScriptElement('"</SCRIPT>"+"<!--"')).toBe('"<\\/SCRIPT>"+"<\\!--"');
  });

  it('says which shell has no place for the script', async () => {
    await expect(page('1;', '<p>')).rejects.toThrow('index.html has no </head>');
  });
});

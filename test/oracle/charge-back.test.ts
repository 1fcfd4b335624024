import { picturesOf } from '../../local/out/pictures.js';
import { xlsxOf } from '../../local/out/xlsx.js';
import { company, connectOpenAi, rowsOf, runSync } from '../bundle/company.js';
import { bucket, completion, cost, openAi, page } from '../bundle/openai-pages.js';
import { startScripted, type ScriptedServer } from '../bundle/scripted.js';
import { plainText, recalculated } from './libreoffice.js';

let server: ScriptedServer;
beforeAll(async () => { server = await startScripted(); });
afterAll(async () => { await server.close(); });

describe('charge-back, computed by an engine that shares no code with ours', () => {
  it('gives the same cost, charge and remainder, for names that look like wildcards or comparisons too', async () => {
    // The last lines of Daily belong to nobody, so that the columns of names end above the others.
    await server.script(openAi(
      [page([bucket('2026-10-30', [cost(12.345, 'gpt-4o-mini, input', { api_key_id: null })]), bucket('2026-10-31', [cost(1, 'gpt-4o-mini, input', { api_key_id: null })])])],
      [page([bucket('2026-10-30', [completion(9_000, 0), completion(3_000, 0, { api_key_id: 'key_2' }), completion(500, 0, { api_key_id: 'key_3' })]), bucket('2026-10-31', [completion(500, 0, { api_key_id: 'key_3' })])])],
    ));
    const world = company();
    connectOpenAi(world, server.origin);
    world.store.paste('Mapping', 1, 1, [['Key', 'Customer'], ['key_1', '>A?c~'], ['key_2', 'Globex']]);
    runSync(world);
    world.store.paste('Charge-back terms', 1, 1, [['Customer', 'Markup', 'Fixed fee', 'Minimum'], ['>A?c~', '15%', '10', ''], ['Globex', '-10%', '', '50']]);
    world.run('openChargeBack');
    const [file, ours] = [await xlsxOf(picturesOf(world.store)), rowsOf(world, 'Charge-back')];
    const [headers = [], ...rows] = ((await recalculated(file)).get('Charge-back') ?? []).map((row) => row.map(plainText));
    world.dispose();
    const of = (row: readonly string[], name: string): string => row[headers.indexOf(name)] ?? '';
    const figures = rows.filter((row) => of(row, 'By') === 'Customer' || of(row, 'By') === 'All').map((row) => [of(row, 'Name'), Number(of(row, 'Effective cost')).toFixed(6), of(row, 'Amount to charge'), of(row, 'State'), of(row, 'Lines without a cost')]);
    expect(figures).toEqual([['>A?c~', '8.888400', '20.22', 'complete', '0'], ['Globex', '2.962800', '50', 'complete', '0'], ['Not assigned', '1.493800', '', 'complete', '0'], ['Everything', '13.345000', '', 'complete', '0']]);
    expect(ours.filter((row) => row['By'] === 'Customer').map((row) => [row['Name'], Number(row['Effective cost']).toFixed(6), String(row['Amount to charge'])])).toEqual(figures.slice(0, 3).map((row) => row.slice(0, 3)));
  }, 120_000);
});

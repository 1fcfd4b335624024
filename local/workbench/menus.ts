import type { World } from '../standin/world.js';
import type { Menu } from './protocol.js';

type Item = World['menus'][number]['items'][number];

/** An add-on's own menu has no title: the platform shows the add-on's name. */
const ADD_ON = 'Spendsheet';

/** The add-on's menus for a plain menu bar: items of a submenu follow one another under its name. */
export function menusOf(menus: World['menus']): Menu[] {
  return menus.map(({ title, items }) => ({ title: title === '' ? ADD_ON : title, items: items.flatMap((item) => lines(item, '')) }));
}

/** Whether a menu offers the function; nothing else may be called from the page's menu bar. */
export function offers(menus: World['menus'], handler: string): boolean {
  return menusOf(menus).some(({ items }) => items.some((item) => item?.handler === handler));
}

function lines(item: Item, above: string): Menu['items'][number][] {
  if (item === null) return [null];
  if ('handler' in item) return [{ label: above + item.label, handler: item.handler }];
  return item.items.flatMap((inner) => lines(inner, `${above}${item.label} › `));
}

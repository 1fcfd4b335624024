import type { Menu } from '../protocol.js';
import { byId, element } from './dom.js';

let drawn = '';

/** The menus the add-on made in onOpen, as a menu bar. */
export function showMenus(menus: readonly Menu[], choose: (handler: string) => void): void {
  const wanted = JSON.stringify(menus);
  if (wanted === drawn) return;
  drawn = wanted;
  byId('menus').replaceChildren(...menus.map((menu) => menuElement(menu, choose)));
}

function menuElement(menu: Menu, choose: (handler: string) => void): HTMLElement {
  const details = element('details', { class: 'menu' }, element('summary', {}, menu.title)) as HTMLDetailsElement;
  const items = menu.items.map((item) => {
    if (item === null) return element('hr');
    const button = element('button', { type: 'button' }, item.label);
    button.addEventListener('click', () => {
      details.open = false;
      choose(item.handler);
    });
    return button;
  });
  details.append(element('div', { class: 'items' }, ...items));
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    details.open = false;
    details.querySelector('summary')?.focus();
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !details.contains(event.target)) details.open = false;
  });
  return details;
}

import { ServiceError, texts } from '../fault.js';
import { text } from './arguments.js';
import { enumOf } from '../../face.js';
import { nothing } from './faces.js';
import type { World } from './world.js';

export type MenuItem = Readonly<{ label: string; handler: string }> | Readonly<{ label: string; items: readonly MenuItem[] }> | null;

/** The browser window of the spreadsheet, as far as a script can reach it. */
export interface UiHost {
  /** False in triggers and web apps: then nobody is looking. */
  available: boolean;
  /** A menu put into the bar; null in `items` is a separator. `addOn` menus go under Extensions and have no title. */
  addMenu(title: string, items: readonly MenuItem[], addOn: boolean): void;
  /** Shows a message; answers with the button pressed, `OK`, `CANCEL`, `YES`, `NO` or `CLOSE`. */
  alert(title: string, message: string, buttons: string): string;
  toast(message: string, title: string, seconds: number): void;
  showSidebar(htmlOutput: unknown): void;
  showDialog?(htmlOutput: unknown, title: string, modal: boolean): void;
}

const buttons = enumOf('ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);
const pressed = enumOf('Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);

interface MenuSelf {
  readonly title: string;
  readonly addOn: boolean;
  readonly items: MenuItem[];
}

export function defineUi(world: World): void {
  const { faces, ui } = world;
  const menu = (title: string, addOn: boolean): object => faces.wrap('Menu', { title, addOn, items: [] } satisfies MenuSelf);
  faces.define(
    'Ui',
    {
      createMenu: (_, title) => menu(text(title), false),
      createAddonMenu: () => menu('', true),
      alert: (_, ...args) => {
        const [title, message, set] = args.length > 2 ? args : args.length === 2 && typeof args[1] === 'object' ? ['', ...args] : ['', ...args, buttons.OK];
        const answer = ui.alert(String(title), String(message), String(set));
        return Object.values(pressed).find((button) => String(button) === answer) ?? pressed.CLOSE;
      },
      showSidebar: (_, output) => {
        ui.showSidebar(output);
        return nothing;
      },
      showModalDialog: (_, output, title) => showDialog(ui, output, text(title), true),
      showModelessDialog: (_, output, title) => showDialog(ui, output, text(title), false),
    },
    { Button: pressed, ButtonSet: buttons },
  );
  faces.define<MenuSelf>('Menu', {
    addItem: ({ items }, label, handler) => {
      items.push({ label: text(label), handler: text(handler) });
    },
    addSeparator: ({ items }) => {
      items.push(null);
    },
    addSubMenu: ({ items }, other) => {
      const sub = faces.open<MenuSelf>('Menu', other);
      items.push({ label: sub.title, items: sub.items });
    },
    addToUi: ({ title, items, addOn }) => {
      ui.addMenu(title, items, addOn);
      return nothing;
    },
  });
}

function showDialog(ui: UiHost, output: unknown, title: string, modal: boolean): symbol {
  if (ui.showDialog === undefined) throw new Error('not in the stand-in: a window that shows dialogs');
  ui.showDialog(output, title, modal);
  return nothing;
}

export function uiFace(world: World): object {
  if (!world.ui.available) throw new ServiceError(texts.noUi);
  return world.faces.wrap('Ui', null);
}

import type { Host } from '../app/ports.js';

export function appsScriptHost(spreadsheet: () => GoogleAppsScript.Spreadsheet.Spreadsheet): Host {
  return {
    userEmail: () => Session.getEffectiveUser().getEmail(),
    userToken: () => ScriptApp.getOAuthToken(),
    reauthorizeUrl: () => {
      const authorization = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
      const required = authorization.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.REQUIRED;
      return required ? authorization.getAuthorizationUrl() : null;
    },
    openSidebar: (title) => {
      // Not as a template: nothing in the page is to be evaluated on the way.
      SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle(title));
    },
    menu: (_title, items) => {
      // The add-on menu takes the add-on's own name.
      const menu = SpreadsheetApp.getUi().createAddonMenu();
      for (const item of items) {
        if (item === null) menu.addSeparator();
        else menu.addItem(item.label, item.handler);
      }
      menu.addToUi();
    },
    toast: (text, title) => {
      spreadsheet().toast(text, title);
    },
    alert: (title, text) => {
      const ui = SpreadsheetApp.getUi();
      ui.alert(title, text, ui.ButtonSet.OK);
    },
    log: (text) => {
      console.log(text);
    },
  };
}

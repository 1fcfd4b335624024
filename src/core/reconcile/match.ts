import type { Day } from '../days.js';
import type { Invoice } from '../invoice.js';
import { referenceOf, type Subject } from './subjects.js';

/** What an invoice belongs to, or why that cannot be told. */
export type InvoiceMatch = Readonly<{ invoice: Invoice; reference: string | null; problem: Readonly<{ what: string; fix: string }> | null }>;

/** The connection, month and currency each invoice is about: by the name of a connection, else of its provider. */
export function matchInvoices(invoices: readonly Invoice[], subjects: readonly Subject[], months: readonly Day[], providersNamed: (name: string) => readonly string[]): InvoiceMatch[] {
  return invoices.map((invoice) => {
    const ids = providersNamed(invoice.provider);
    const there = subjects.filter(({ month }) => month === invoice.month);
    const named = there.filter(({ connection }) => connection.toLowerCase() === invoice.provider.trim().toLowerCase());
    const meant = named.length > 0 ? named : there.filter(({ provider }) => ids.includes(provider));
    const inCurrency = meant.filter(({ currency }) => currency === invoice.amount.currency);
    const candidates = inCurrency.length > 0 ? inCurrency : meant;
    const [found] = candidates;
    if (found !== undefined && candidates.length === 1) return { invoice, reference: referenceOf(found), problem: null };
    return { invoice, reference: null, problem: problemOf(invoice, candidates.length, ids.length > 0, months) };
  });
}

function problemOf({ month }: Invoice, candidates: number, isProvider: boolean, months: readonly Day[]): InvoiceMatch['problem'] {
  if (candidates > 1) return { what: 'Several connections or currencies of this provider have a bill of that month.', fix: 'Type the name of the connection instead of the provider.' };
  if (!months.includes(month)) return { what: 'That month is older than those that are reconciled, or still to come.', fix: 'Check Month; the last thirteen months are held against invoices.' };
  if (isProvider) return { what: 'Nothing of this provider is in the workbook for that month.', fix: 'Check Provider and Month, or fetch that month first.' };
  return { what: 'No provider or connection has this name.', fix: 'Type the name of the connection as in the sidebar.' };
}

/** Prices of the field, made small by the build. */
declare module 'spendsheet:price-list' {
  const list: import('./core/prices/list.js').PriceList;
  export default list;
}

/** Version of the package. */
declare module 'spendsheet:version' {
  const version: string;
  export default version;
}

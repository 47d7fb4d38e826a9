// Chromium comes from the system or from @sparticuz/chromium (libs/print): nothing is downloaded at install.
module.exports = { skipDownload: true };

// Says on the page what came of a passkey that could not be made or used; django-allauth's scripts do the asking.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault(); // else it is written to the console alone
  const failed = document.getElementById("passkey-failed");
  if (!failed) return;
  failed.hidden = false;
  failed.focus();
});

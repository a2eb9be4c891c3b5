// Every page loads this: it finds what the page has and loads what that needs.

export {}

"""Who fits whom and why; search by meaning."""

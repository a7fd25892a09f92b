"""The addresses of the demo, and the API that writes."""

from demo.urls import urlpatterns as demo_urls
from django.urls import path
from wagtail.api.v3.urls import api

urlpatterns = [path("api/v3/", api.urls), *demo_urls]

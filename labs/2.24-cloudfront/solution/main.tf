# A folder of its own, beside that of the network: CloudFront's certificate has to be made in us-east-1.
# It makes the certificate and the distribution. When it is there, lead the names to it and let the load balancer admit
# CloudFront only: the last block of "On the command line" in the hand-out.
#
#   terraform init && terraform apply -var domain=example.link

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "region" {
  description = "The Region of the load balancer."
  type        = string
  default     = "ap-northeast-2"
}

variable "domain" {
  description = "Your domain, such as example.link; www below it is served too."
  type        = string
}

variable "origin" {
  description = "The DNS name of the load balancer; by default that of the only one in the course's VPC."
  type        = string
  default     = null
}

provider "aws" {
  region = var.region

  default_tags {
    tags = { course = "aws-networking" }
  }
}

# CloudFront takes certificates from this Region only.
provider "aws" {
  alias  = "global"
  region = "us-east-1"

  default_tags {
    tags = { course = "aws-networking" }
  }
}

data "aws_vpc" "course" {
  tags = { course = "aws-networking", Name = "course-vpc" }
}

data "aws_lbs" "course" {}

data "aws_lb" "each" {
  for_each = data.aws_lbs.course.arns
  arn      = each.value
}

locals {
  # The application load balancer of the course's VPC.
  balancers = [for one in data.aws_lb.each : one if one.vpc_id == data.aws_vpc.course.id && one.load_balancer_type == "application"]
  names     = toset([var.domain, "www.${var.domain}"])
}

resource "aws_acm_certificate" "edge" {
  provider                  = aws.global
  domain_name               = var.domain
  subject_alternative_names = ["*.${var.domain}"]
  validation_method         = "DNS"
  tags                      = { Name = "course-edge" }

  lifecycle {
    create_before_destroy = true
  }
}

# No record is made: the one of lab 2.23 validates it too, for the same name and account it is the same in every Region.
resource "aws_acm_certificate_validation" "edge" {
  provider        = aws.global
  certificate_arn = aws_acm_certificate.edge.arn
}

resource "aws_cloudfront_distribution" "edge" {
  comment         = "course"
  enabled         = true
  http_version    = "http2and3"
  is_ipv6_enabled = true
  price_class     = "PriceClass_All"
  aliases         = local.names
  tags            = { Name = "course-edge" }

  origin {
    origin_id   = "front"
    domain_name = coalesce(var.origin, one(local.balancers[*].dns_name))

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }

  # Pages: every method, nothing kept, everything passed on (CachingDisabled, AllViewer).
  default_cache_behavior {
    target_origin_id         = "front"
    viewer_protocol_policy   = "redirect-to-https"
    compress                 = true
    allowed_methods          = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods           = ["GET", "HEAD"]
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    origin_request_policy_id = "216adef6-5c7f-47e4-b989-5492eafa07d3"
  }

  # Files: kept, and asked for by the site's own name (CachingOptimized, HostHeaderOnly).
  ordered_cache_behavior {
    path_pattern             = "/static/*"
    target_origin_id         = "front"
    viewer_protocol_policy   = "redirect-to-https"
    compress                 = true
    allowed_methods          = ["GET", "HEAD"]
    cached_methods           = ["GET", "HEAD"]
    cache_policy_id          = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    origin_request_policy_id = "bf0718e1-ba1e-49d1-88b1-f726733018ae"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    acm_certificate_arn      = aws_acm_certificate_validation.edge.certificate_arn
    ssl_support_method       = "sni-only"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}

output "distribution_id" {
  value = aws_cloudfront_distribution.edge.id
}

output "edge_name" {
  description = "What the records of the domain have to lead to."
  value       = aws_cloudfront_distribution.edge.domain_name
}
